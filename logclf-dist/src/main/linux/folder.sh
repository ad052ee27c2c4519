#!/bin/sh
# Makes the folder that the archive for Linux x64, the Debian package and the image hold: all of the archive without a run time, a run time
# with the modules that logclf needs, and an archive of its classes (class data sharing), so that they need not be read and verified at each start.
set -eu
jdk=$1     # the JDK to take the run time from
source=$2  # the folder without a run time
target=$3
stamp=$4   # the time of all files, in the form of date --date
mkdir -p "$(dirname "$target")"
work=$(cd "$(dirname "$target")" && pwd -P)
templates=$(cd "$(dirname "$0")/../debian" && pwd -P)

# What jdeps finds in the libraries, but for java.desktop, java.compiler, java.instrument, java.rmi and java.security.jgss, which only what logclf does
# not use of them needs; and jdk.crypto.ec, for TLS with a language model.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported

rm -rf "$target" "$work/classes"
mkdir -p "$work/classes"
cp -a "$source" "$target"
"$jdk/bin/jlink" --module-path "$jdk/jmods" --add-modules "$modules" --output "$target/runtime" \
  --strip-java-debug-attributes --no-header-files --no-man-pages
chmod -R u=rwX,go=rX "$target"
find "$target" -exec touch --no-dereference --date="$stamp" {} +

# Which classes there are to archive, the commands say. Their order differs from run to run, and is of no importance.
# From here on paths are short, as those in LOGCLF_JAVA_OPTS may have no blanks.
cd "$work/classes"
options() { echo "-XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList=$1.lst"; }
logclf() { LOGCLF_JAVA_OPTS=$(options "$1") "$target/bin/logclf" "$@"; }
logclf classify "$target/samples/sample-logs.csv" -o out.csv --quiet
logclf explain App 'User 42 logged in' > out.txt
: > serve.txt
env LOGCLF_JAVA_OPTS="$(options serve)" "$target/bin/logclf" serve --port 0 2> serve.txt &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while ! grep -q 'serving at' serve.txt; do
  kill -0 "$server" || { cat serve.txt >&2; exit 1; }
  sleep 0.1
done
logclf health --timeout 60 "$(sed -n 's/.*serving at //p' serve.txt)readyz"
kill "$server"
wait "$server" || true
trap - EXIT
LC_ALL=C sort -u classify.lst explain.lst serve.lst health.lst > "$work/classes.txt"
cd "$work"
rm -r classes

# The archive knows its jars by their paths. This one is the same wherever the folder stands, see bin/logclf.
exec 9<"$target"
/proc/self/fd/9/runtime/bin/java -Xshare:dump -XX:TieredStopAtLevel=1 -XX:SharedClassListFile="$work/classes.txt" \
  -XX:SharedArchiveFile=/proc/self/fd/9/runtime/lib/logclf.jsa -jar /proc/self/fd/9/logclf.jar > "$work/dump.txt" 2>&1 \
  || { cat "$work/dump.txt" >&2; exit 1; }
chmod 644 "$target/runtime/lib/logclf.jsa"
find "$target/runtime/lib" -maxdepth 1 -exec touch --date="$stamp" {} +

# The native code in the libraries, for what it links to; image.sh looks at it too.
rm -rf "$work/native"
mkdir -p "$work/native"
cd "$work/native"
for jar in "$target"/lib/onnxruntime-*.jar "$target"/lib/tokenizers-*.jar; do
  "$jdk/bin/jar" xf "$jar"
done
find . -name '*.so' -path '*/linux-*64/*' ! -path '*/linux-aarch64/*' -exec mv {} . \;
rm -rf ./*/

# The oldest glibc that all of it runs with, for the Debian package to depend on.
glibc=$(find "$work/native" "$target/runtime" \( -name '*.so' -o -path '*/bin/*' \) -exec grep -ahoE 'GLIBC_2\.[0-9]+' {} + | sort -uV | tail -n 1)
mkdir -p "$work/debian"
sed "s/@glibc@/${glibc#GLIBC_}/" "$templates/control" > "$work/debian/control"
