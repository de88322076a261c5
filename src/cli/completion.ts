/** `footnote completion`: what a shell needs to complete commands and flags, made of the commands that there are. */
import { Argument, Command } from 'commander';
import { print } from './command.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export function completion(program: Command): Command {
  return new Command('completion')
    .description('print a script for your shell: footnote completion bash >> ~/.bashrc')
    .exitOverride()
    .addArgument(new Argument('<shell>', 'which one').choices(shells))
    .action((shell: (typeof shells)[number]) => print(scripts[shell](wordsOf(program))));
}

interface Words {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly string[];
}

function wordsOf({ commands }: Command): Words[] {
  return commands.map((each) => ({
    name: each.name(),
    description: each.description(),
    flags: each.options.flatMap(({ long }) => (typeof long === 'string' ? [long] : [])),
  }));
}

const scripts: Readonly<Record<(typeof shells)[number], (commands: readonly Words[]) => string>> = {
  bash: (commands) => `_footnote() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(({ name, flags }) => `    ${name}) COMPREPLY=($(compgen -f -W "${flags.join(' ')}" -- "$word")) ;;`).join('\n')}
  esac
}
complete -o filenames -F _footnote footnote`,
  zsh: (commands) => `#compdef footnote
_footnote() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, description }) => quoted(`${name}:${description}`)).join(' ')})
    _describe command commands
    return
  fi
  case "$words[2]" in
${commands.map(({ name, flags }) => `    ${name}) compadd -- ${flags.join(' ')}; _files ;;`).join('\n')}
  esac
}
compdef _footnote footnote`,
  fish: (commands) =>
    commands
      .flatMap(({ name, description, flags }) => [
        `complete -c footnote -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
        ...flags.map((flag) => `complete -c footnote -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
      ])
      .join('\n'),
};

function quoted(words: string): string {
  return `'${words.replaceAll(/['\\]/g, '')}'`;
}
