#!/bin/sh
# Times commands of an unpacked archive with a run time, in turn as the launcher starts them and as plain Java does, with classes from the jars and both
# compilers: the least, the median and the most of five runs, in milliseconds, and the ratio of the medians.
#
#   logclf-dist/start-up.sh FOLDER
set -eu
home=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo 'User 42 logged in' > one.log

launcher() { "$home/bin/logclf" "$@"; }
plain() { "$home/runtime/bin/java" -Dlogclf.home="$home" -jar "$home/logclf.jar" "$@"; }

timed() { # how, and the command
  start=$(date +%s%N)
  "$@" > out.txt 2>&1 || { cat out.txt >&2; exit 1; }
  echo $((($(date +%s%N) - start) / 1000000)) >> "$1.ms"
}

compare() { # a name, and the command
  name=$1
  shift
  rm -f ./*.ms
  for run in 1 2 3 4 5; do
    timed plain "$@"
    timed launcher "$@"
  done
  for how in plain launcher; do sort -n "$how.ms" | sed -n '1p;3p;5p' | tr '\n' ' ' > "$how.txt"; done
  median() { cut -d' ' -f2 "$1.txt"; }
  echo "$name: plain $(cat plain.txt)launcher $(cat launcher.txt)ratio $(awk "BEGIN { printf \"%.2f\", $(median launcher) / $(median plain) }")"
}

compare 'classify, one line  ' classify one.log -o out.log
compare 'classify, the sample' classify "$home/samples/sample-logs.csv" -o out.csv
compare 'explain             ' explain App 'User 42 logged in'
compare 'help                ' help
