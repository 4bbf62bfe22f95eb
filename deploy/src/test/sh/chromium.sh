#!/bin/bash
# Brings Debian's headless Chromium for tests of pages: once, into the cache of whoever asks. Nothing is installed, nobody has to be
# root, and what apt-get brings is signed. The last line is where the program lies, or why there is none.
set -uo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/orrery
folder=$cache/chromium
program=$folder/headless

fail() {
  echo "$1"
  exit 1
}

if [ -x "$program" ]; then
  echo "$program"
  exit
fi
command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || fail "this system has no apt-get"
mkdir -p "$cache" || fail "$cache cannot be written"
work=$(mktemp -d "$cache/chromium.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/apt/{lists,archives}/partial

# Its own lists, since those of the system may be old and belong to root.
apt=(timeout 120 apt-get -qq -o "Dir::State::lists=$work/apt/lists" -o "Dir::Cache=$work/apt" -o Debug::NoLocking=1
  -o APT::Sandbox::User=root -o Acquire::Retries=1 -o Acquire::http::Timeout=20)
"${apt[@]}" update || fail "the lists of packages cannot be had"
"${apt[@]}" install --yes --download-only --no-install-recommends chromium-headless-shell fonts-dejavu-core ||
  fail "chromium-headless-shell cannot be had"
for package in "$work"/apt/archives/*.deb; do
  dpkg-deb -x "$package" "$work/root" || fail "$package cannot be unpacked"
done
rm -rf "$work/apt"

cat > "$work/headless" << 'END'
#!/bin/sh
# With the libraries that came along, and the fonts where the system has none.
root=$(dirname "$(readlink -f "$0")")/root
for folder in "$root"/usr/lib/*-linux-gnu "$root"/usr/lib/*-linux-gnu/pulseaudio; do
  LD_LIBRARY_PATH=$folder:${LD_LIBRARY_PATH:-}
done
export LD_LIBRARY_PATH XDG_DATA_HOME="$root/usr/share"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$root/etc/fonts/fonts.conf"
exec "$root/usr/lib/chromium/chromium-headless-shell" "$@"
END
chmod 755 "$work/headless" "$work"
"$work/headless" --version > /dev/null || fail "what was brought does not run"
mv -T "$work" "$folder" 2> /dev/null || [ -x "$program" ] || fail "$folder cannot be written"
echo "$program"
