#!/usr/bin/env bash
# Compares what two checkouts of logclf write, byte by byte: for a change that must not change behaviour.
#
#   logclf-bench/compare-outputs.sh OLD NEW [FOLDER]
#
# Runs classify, discover, train and evaluate with the launchers of both checkouts (OLD/logclf and NEW/logclf, which build
# themselves if they have to) on the same files, those of the checkout that this script is in. What they write goes to FOLDER/old
# and FOLDER/new; without FOLDER, to a temporary folder that is deleted in the end if all is the same. Measured times, which
# evaluate writes and every run gives anew, are left out of the comparison, and seconds on standard error as well.
#
# FOLDER/old/done says that the old outputs are complete: then they are used again, since training takes minutes.
#
# Prints a line for each file that differs and ends with 1 if there is one, otherwise with 0.
set -euo pipefail

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  sed -n '4s/^# *//p' "${BASH_SOURCE[0]}" >&2
  exit 2
fi
old=$(readlink -f "$1")
new=$(readlink -f "$2")
resources=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../resources" && pwd)
folder=${3:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(readlink -f "$folder")

# One log of all labelled files, for discover.
inputs() {
  head -n 1 "$resources/training/error.csv"
  for file in "$resources"/training/*.csv; do tail -n +2 "$file"; done
}
inputs > "$folder/all.csv"

# Runs a command of one checkout in the folder of its outputs, so that paths in outputs are the same; keeps what it says.
run() {
  name=$1
  shift
  echo "$(basename "$PWD"): $name" >&2
  "$launcher" "$@" 2>"$name.err" || echo "exit code $?" >>"$name.err"
}

outputs() {
  launcher=$1/logclf
  [ ! -f "$2/done" ] || return 0
  rm -rf "$2"
  mkdir "$2"
  cd "$2"
  run classify classify "$resources/sample-logs.csv" -o classified.csv
  run classify-explain classify "$resources/sample-logs.csv" --explain -o explained.csv
  run classify-rules classify "$folder/all.csv" --rules "$resources/rules.yaml" --overwrite -o by-rules.csv
  run discover discover "$resources/sample-logs.csv" -o groups
  run discover-all discover "$folder/all.csv" -o groups-all
  run train train "$resources"/training/*.csv --rules "$resources/rules.yaml" --precision 0.95 -o bundle
  run classify-bundle classify "$resources/sample-logs.csv" --bundle bundle --explain -o by-bundle.csv
  run evaluate evaluate "$folder/all.csv" --bundle bundle -o figures
  touch done
}

# Takes out what no two runs have in common, how long something took; nothing of files that hold no times.
without_times() {
  case $1 in
    *.err) sed -E -e 's/\bin [0-9.,]+ s\b/in TIME/' -e 's/[0-9,]+ rows\/s/ROWS/' "$1" ;;
    */figures/metrics.json) sed -E 's/"meanMicros": [0-9.]+/"meanMicros": TIME/' "$1" ;;
    */figures/report.html) sed -E 's/[0-9.,]+ µs/TIME/g' "$1" ;;
    *) cat "$1" ;;
  esac
}

(outputs "$old" "$folder/old")
rm -rf "$folder/new"
(outputs "$new" "$folder/new")

different=0
while read -r file; do
  if [ ! -f "$folder/old/$file" ] || [ ! -f "$folder/new/$file" ]; then
    echo "only on one side: $file"
    different=1
  elif ! cmp -s <(without_times "$folder/old/$file") <(without_times "$folder/new/$file"); then
    echo "different: $file"
    different=1
  fi
done < <(cd "$folder" && find old new -type f -printf '%P\n' | sort -u)

if [ "$different" -eq 0 ]; then
  echo "the same: $(find "$folder/new" -type f ! -name done | wc -l) files"
  [ $# -eq 3 ] || rm -rf "$folder"
else
  echo "see $folder"
fi
exit "$different"
