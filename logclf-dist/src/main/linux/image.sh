#!/bin/sh
# Writes the folder with a run time as an image in OCI's layout, without a container engine: what its native code links to from this
# machine, and nothing else of a system. Also `docker load` of engines before that layout takes it.
set -eu
folder=$1  # what folder.sh made
image=$2   # the tar to write
version=$3
stamp=$4   # the time of all files, in the form of date --date
project=$5 # to name its revision
work=$(cd "$(dirname "$image")" && pwd -P)/image
root=$work/root
home=$root/opt/logclf

rm -rf "$work"
mkdir -p "$home" "$root/etc" "$root/data" "$root/tmp" "$work/layout/blobs/sha256"
cp -al "$folder/." "$home"
rm -r "$home/bin" "$home/completion" "$home/samples" "$home/README.txt" "$home/runtime/lib/logclf.jsa"

# The libraries that Java and the native code in the jars link to, and what they are licensed under.
{
  (cd "$home/runtime" && find . -name '*.so' -o -path ./bin/java | xargs ldd)
  (cd "$(dirname "$folder")/native" && find . -name '*.so' | xargs ldd)
} > "$work/ldd.txt"
# As ldd prints them: "libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x...)", or the loader's path alone.
sed -n 's/^\t\(.* => \)\{0,1\}\(\/[^ ]*\) (0x.*/\2/p' "$work/ldd.txt" | grep -vF "$work/" | LC_ALL=C sort -u > "$work/libraries.txt"
while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
  package=$(dpkg-query --search "$library" "$(readlink -f "$library")" 2>/dev/null | sed -n '1s/:.*//p' || true)
  if [ -n "$package" ] && [ -f "/usr/share/doc/$package/copyright" ]; then
    mkdir -p "$root/usr/share/doc/$package"
    cp -L "/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package/copyright"
  fi
done < "$work/libraries.txt"
echo 'root:x:0:0:root:/:/
nobody:x:65534:65534:nobody:/:/' > "$root/etc/passwd"
echo 'root:x:0:
nogroup:x:65534:' > "$root/etc/group"
echo 'passwd: files
group: files
hosts: files dns' > "$root/etc/nsswitch.conf"
chmod -R u=rwX,go=rX "$root"
chmod 1777 "$root/tmp"
find "$root" -exec touch --no-dereference --date="$stamp" {} +

# Classes are archived where they lie in the image, as their paths are in the archive. That takes root, or a kernel that lets users be it.
shared=
inside() { if [ "$(id -u)" = 0 ]; then chroot "$root" "$@"; else unshare --user --map-root-user chroot "$root" "$@"; fi; }
cp "$(dirname "$folder")/classes.txt" "$root/tmp/classes.txt"
# Java finds its first library by way of /proc, which is not there yet.
if LD_LIBRARY_PATH=/opt/logclf/runtime/lib inside /opt/logclf/runtime/bin/java -Xshare:dump -XX:TieredStopAtLevel=1 \
  -XX:-UsePerfData -XX:SharedClassListFile=/tmp/classes.txt -XX:SharedArchiveFile=/opt/logclf/runtime/lib/logclf.jsa -jar /opt/logclf/logclf.jar > "$work/dump.txt" 2>&1; then
  shared='"-XX:SharedArchiveFile=/opt/logclf/runtime/lib/logclf.jsa",'
  chmod 644 "$home/runtime/lib/logclf.jsa"
else
  echo "logclf: the image starts slower, as its classes could not be archived: $(tail -n 1 "$work/dump.txt")" >&2
fi
rm -rf "$root"/tmp/*
find "$root/tmp" "$home/runtime/lib" -maxdepth 1 -exec touch --date="$stamp" {} +

blob() { # puts a file among the blobs by its digest, which it prints
  digest=$(sha256sum < "$1" | cut -d' ' -f1)
  mv "$1" "$work/layout/blobs/sha256/$digest"
  echo "$digest"
}

layers= ids= paths= history=
layer() { # adds the files that standard input names, with their folders, as a layer
  LC_ALL=C sort -u | tar -C "$root" --create --file="$work/layer.tar" --format=gnu --no-recursion --owner=0 --group=0 --numeric-owner --files-from=-
  id=$(sha256sum < "$work/layer.tar" | cut -d' ' -f1)
  gzip -n -6 < "$work/layer.tar" > "$work/layer.gz"
  size=$(wc -c < "$work/layer.gz")
  digest=$(blob "$work/layer.gz")
  layers="$layers${layers:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:$digest\",\"size\":$size}"
  ids="$ids${ids:+,}\"sha256:$id\""
  paths="$paths${paths:+,}\"blobs/sha256/$digest\""
  history="$history${history:+,}{\"created\":\"$stamp\",\"created_by\":\"$1\"}"
  rm "$work/layer.tar"
}
# What changes least comes first.
(cd "$root" && find . -path ./opt -prune -o -print) > "$work/system.txt"
layer 'system libraries' < "$work/system.txt"
(cd "$root" && echo ./opt && echo ./opt/logclf && find ./opt/logclf/runtime ! -name logclf.jsa) > "$work/runtime.txt"
layer 'Java run time' < "$work/runtime.txt"
(cd "$root" && find ./opt/logclf/lib ! -name 'logclf-*') > "$work/lib.txt"
layer libraries < "$work/lib.txt"
(cd "$root" && find ./opt/logclf -path ./opt/logclf/runtime -prune -o -path ./opt/logclf/lib -prune -o ! -path ./opt/logclf -print \
  && find ./opt/logclf -name 'logclf-*.jar' -o -name logclf.jsa) > "$work/program.txt"
layer logclf < "$work/program.txt"

revision=$(git -C "$project" describe --always --dirty --abbrev=40 --exclude='*' 2>/dev/null || echo unknown)
java='"/opt/logclf/runtime/bin/java",'"$shared"'"-Dlogclf.home=/opt/logclf",'
cat > "$work/config.json" <<END
{
  "created": "$stamp",
  "architecture": "amd64",
  "os": "linux",
  "config": {
    "User": "65534:65534",
    "ExposedPorts": {"8080/tcp": {}},
    "Env": ["PATH=/opt/logclf/runtime/bin", "LANG=C.UTF-8", "DJL_CACHE_DIR=/tmp/djl"],
    "Entrypoint": [${java}"-jar","/opt/logclf/logclf.jar"],
    "Cmd": ["--help"],
    "WorkingDir": "/data",
    "Healthcheck": {
      "Test": ["CMD",${java}"-XX:TieredStopAtLevel=1","-Xmx32m","-jar","/opt/logclf/logclf.jar","health"],
      "Interval": 30000000000, "Timeout": 10000000000, "StartPeriod": 30000000000
    },
    "Labels": {
      "org.opencontainers.image.title": "logclf",
      "org.opencontainers.image.description": "Labels log messages with the cheapest tool that is sure.",
      "org.opencontainers.image.version": "$version",
      "org.opencontainers.image.revision": "$revision",
      "org.opencontainers.image.licenses": "Apache-2.0"
    }
  },
  "rootfs": {"type": "layers", "diff_ids": [$ids]},
  "history": [$history]
}
END
size=$(wc -c < "$work/config.json")
config=$(blob "$work/config.json")
cat > "$work/manifest.json" <<END
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:$config","size":$size},
"layers":[$layers]}
END
size=$(wc -c < "$work/manifest.json")
manifest=$(blob "$work/manifest.json")
cat > "$work/layout/index.json" <<END
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:$manifest","size":$size,
"annotations":{"org.opencontainers.image.ref.name":"$version"},
"platform":{"architecture":"amd64","os":"linux"}}]}
END
echo '{"imageLayoutVersion":"1.0.0"}' > "$work/layout/oci-layout"
echo "[{\"Config\":\"blobs/sha256/$config\",\"RepoTags\":[\"logclf:$version\"],\"Layers\":[$paths]}]" > "$work/layout/manifest.json"
tar -C "$work/layout" --create --file="$image" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="$stamp" \
  blobs index.json manifest.json oci-layout
rm -r "$work"
