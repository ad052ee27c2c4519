#!/bin/sh
# How long it takes from a downloaded archive to a labelled file, on nothing but a Java run time: unpacks ARCHIVE in a folder of its own, and labels
# the sample in it with an empty environment. With JAVA_HOME for an archive without a run time; without, for the one that has its own.
set -eu
if [ $# = 0 ]; then
  echo "usage: logclf-dist/first-label.sh ARCHIVE.tar.gz [JAVA_HOME]" >&2
  exit 2
fi
archive=$1
java=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/home"

seconds() { date +%s.%N; }
since() { awk -v from="$1" -v to="$(seconds)" 'BEGIN { printf "%.1f s", to - from }'; }
logclf() { env -i PATH=/bin HOME="$folder/home" JAVA_HOME="$java" "$folder"/logclf-*/bin/logclf "$@"; }

start=$(seconds)
tar xzf "$archive" -C "$folder"
unpacked=$(since "$start")
logclf classify "$folder"/logclf-*/samples/sample-logs.csv -o "$folder/classified.csv" --quiet
labelled=$(since "$start")
start=$(seconds)
logclf explain App 'User 42 logged in' > "$folder/explained.txt"
grep -q ',User Action$' "$folder/classified.csv"
echo "unpacked after $unpacked, sample labelled after $labelled; then one message explained in $(since "$start")"
