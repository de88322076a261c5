"""A question and its answer as a statement: "Who led the raid?", "Ilse Brandvold": "Ilse Brandvold led the raid." None where no rule fits."""

import re

from lemminflect import getInflection

AUXILIARIES = {"do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "may", "might", "must", "should", "shall"}
PREPOSITIONS = {
    "in", "on", "at", "by", "from", "to", "for", "with", "after", "before", "during", "since", "until", "under", "over", "near", "behind", "between",
    "because", "as", "of", "against", "through", "into", "out", "about", "around", "when", "while", "where", "if", "so", "along", "beside", "within", "outside",
    "inside", "towards", "off", "via", "above", "below", "among", "next", "once", "only", "every", "each", "twice", "without", "across", "up", "down", "not",
}
MONTHS = "January February March April May June July August September October November December".split()


def capital(text):
    return text[:1].upper() + text[1:]


def place_of(answer):
    """The answer as where or when."""
    first = answer.split()[0].lower()
    if first in PREPOSITIONS or first.endswith("ly"):
        return answer
    if re.fullmatch(r"(1[0-9]|20)\d\d|[A-Z]\w+ (1[0-9]|20)\d\d", answer) or answer in MONTHS or first in ("spring", "summer", "autumn", "winter"):
        return "in " + answer
    if re.match(r"\d{1,2} [A-Z]|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", answer):
        return "on " + answer
    return None


def reason_of(answer):
    first = answer.split()[0].lower()
    if first in ("because", "to", "so", "for", "out", "since", "as", "in", "after", "owing", "due", "by", "from", "on"):
        return answer
    if first.endswith("ing"):
        return None
    return "because " + answer


def manner_of(answer):
    first = answer.split()[0].lower()
    if first in PREPOSITIONS or first.endswith("ly"):
        return answer
    if first.endswith("ing"):
        return "by " + answer
    return None


def inflected(token, tag):
    found = getInflection(token.lemma_.lower(), tag)
    return found[0] if found else None


def text_of(tokens):
    return "".join(token.text_with_ws for token in tokens).strip()


def declare(question, answer):
    """`question`: parsed by spaCy."""
    tokens = [token for token in question if not token.is_space]
    if len(tokens) < 4 or tokens[-1].text != "?" or sum(token.text == "?" for token in tokens) > 1:
        return None
    tokens = tokens[:-1]
    answer = answer.strip().rstrip(".,;")
    if not answer:
        return None
    # "In which year did …"
    led = tokens[0].lower_ in PREPOSITIONS and tokens[1].lower_ in ("which", "what", "whose", "whom", "how") and tokens[0].text
    rest = tokens[1:] if led else tokens
    word = rest[0].lower_
    if word not in ("who", "whom", "whose", "which", "what", "when", "where", "why", "how"):
        return None
    at = next((place for place, token in enumerate(rest) if place > 0 and token.lower_ in AUXILIARIES), None)
    verb = next((place for place, token in enumerate(rest) if place > 0 and token.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return None
    if at is None or at > verb:
        # The question word is the subject.
        if led or word in ("when", "where", "why", "whose") or (word == "how" and rest[1].lower_ not in ("many", "much")):
            return None
        asked = rest[:verb]
        tail = text_of(rest[verb:])
        if word == "how":
            noun = text_of(asked[2:])
            said = answer if not noun or noun.lower().split()[-1] in answer.lower() or not re.fullmatch(r"[\w\d,. -]+", answer) else f"{answer} {noun}"
            return capital(f"{said} {tail}.")
        return capital(f"{answer} {tail}.")
    asked, auxiliary, behind = rest[1:at], rest[at], rest[at + 1 :]
    if not behind:
        return None
    # The subject goes as far as the verb, or, behind "was", as far as its noun phrase.
    own = auxiliary.head if auxiliary.dep_ in ("aux", "auxpass") else auxiliary
    subject = next((child for child in own.children if child.dep_ in ("nsubj", "nsubjpass", "csubj", "attr") and child.i > auxiliary.i), None)
    if auxiliary.dep_ in ("aux", "auxpass") and own.i > auxiliary.i:
        if subject is None:
            # "Who was chosen …"
            return capital(f"{answer} {text_of(rest[at:])}.") if word in ("who", "what", "which") and not led else None
        end = own.i
        verbal = [token.i for token in own.children if subject.i < token.i < own.i and token.dep_ in ("aux", "auxpass", "neg", "advmod")]
        end = min([own.i, *verbal])
        first = [token for token in behind if token.i < end]
        middle = [token for token in behind if end <= token.i <= own.i]
        last = [token for token in behind if token.i > own.i]
        if own.lemma_ == "do":
            return None
        if auxiliary.lower_ in ("do", "does", "did"):
            if any(token.dep_ == "neg" for token in middle):
                verbal = f"{auxiliary.text} {text_of(middle)}"
            else:
                tag = {"did": "VBD", "does": "VBZ", "do": "VBP"}[auxiliary.lower_]
                form = inflected(own, tag)
                if form is None:
                    return None
                verbal = " ".join([text_of(middle[:-1]), form]).strip()
        else:
            verbal = f"{auxiliary.text} {text_of(middle)}"
        head = f"{text_of(first)} {verbal}"
    elif auxiliary.dep_ in ("ROOT", "ccomp", "aux", "auxpass"):
        # "What was the name of …?"
        if subject is None or word in ("why", "how") and not asked:
            return None
        if word in ("who", "what", "which") and not led:
            return capital(f"{text_of(behind)} {auxiliary.text} {answer}.")
        end = max(token.i for token in subject.subtree)
        first = [token for token in behind if token.i <= end]
        last = [token for token in behind if token.i > end]
        head = f"{text_of(first)} {auxiliary.text}"
    else:
        return None
    tail = text_of(last)
    if led:
        said = answer if answer.lower().startswith(led.lower() + " ") else f"{led.lower()} {answer}"
        return capital(" ".join(f"{head} {tail} {said}".split())) + "."
    if word in ("when", "where"):
        said = place_of(answer)
        if said is None and word == "where":
            said = "in " + answer if answer[:1].isupper() else None
        return said and capital(" ".join(f"{head} {tail} {said}".split())) + "."
    if word == "why":
        said = reason_of(answer)
        return said and capital(" ".join(f"{head} {tail} {said}".split())) + "."
    if word == "how" and not asked:
        said = manner_of(answer)
        return said and capital(" ".join(f"{head} {tail} {said}".split())) + "."
    if word == "how":
        kind = asked[0].lower_
        if kind in ("long", "far"):
            said = answer if answer.split()[0].lower() in PREPOSITIONS | {"about", "some", "nearly"} or kind == "far" else "for " + answer
            return capital(" ".join(f"{head} {tail} {said}".split())) + "."
        if kind in ("many", "much"):
            noun = text_of(asked[1:])
            said = answer if not noun or noun.lower().split()[-1] in answer.lower() or not re.fullmatch(r"[\w\d,. -]+", answer) else f"{answer} {noun}"
        elif kind in ("old", "tall", "high", "deep", "wide", "heavy", "thick", "fast", "big", "large"):
            if auxiliary.dep_ in ("aux", "auxpass"):
                return None
            return capital(" ".join(f"{head} {answer} {'old' if kind == 'old' and 'year' in answer and 'old' not in answer else ''} {tail}".split())) + "."
        else:
            return None
    elif word == "whose":
        return None
    else:
        said = answer
    # A preposition that has lost its noun gets the answer; else it stands behind the verb.
    stranded = next((token for token in last if token.dep_ == "prep" and not list(token.children)), None)
    if stranded is not None:
        before = [token for token in last if token.i <= stranded.i]
        after = [token for token in last if token.i > stranded.i]
        return capital(" ".join(f"{head} {text_of(before)} {said} {text_of(after)}".split())) + "."
    particle = [token for token in last[:1] if token.dep_ == "prt"]
    after = last[len(particle) :]
    return capital(" ".join(f"{head} {text_of(particle)} {said} {text_of(after)}".split())) + "."
