#!/bin/sh
# Makes a fresh Debian ready: system libraries, uv, and the locked environment in .venv.
#
# Run by `make`; a second run only looks. Messages are Indonesian, for whoever sets the program up at the Polres.
# PIP_* and UV_* variables of the machine (mirrors, certificates) are respected as they are.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
fail() { printf 'GAGAL: %s\n' "$*" >&2; exit 1; }

# What Qt, its xcb, Wayland, PDF and CUPS plugins load, and the Debian package that has it. Looked for by file, because
# newer releases rename the packages (libglib2.0-0t64).
libraries='
libglib-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libgssapi_krb5.so.2 libgssapi-krb5-2
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libcups.so.2 libcups2
'

has_library() {
    { /sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null || true; } | grep -q "[[:space:]]$1 " && return 0
    for folder in /lib /usr/lib /lib/*-linux-gnu /usr/lib/*-linux-gnu /usr/lib64; do
        [ -e "$folder/$1" ] && return 0
    done
    return 1
}

has_font() {
    for file in /usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf \
        /usr/share/fonts/liberation*/LiberationSans-Regular.ttf \
        /usr/share/fonts/truetype/croscore/Arimo-Regular.ttf /usr/share/fonts/truetype/msttcorefonts/[Aa]rial.ttf; do
        [ -e "$file" ] && return 0
    done
    return 1
}

missing_packages() {
    printf '%s' "$libraries" | while read -r soname package; do
        [ -z "$soname" ] || has_library "$soname" || printf '%s ' "$package"
    done
    has_font || printf 'fonts-liberation2 '
    # Tests read papers back with these.
    command -v pdftotext >/dev/null 2>&1 || printf 'poppler-utils '
    command -v qpdf >/dev/null 2>&1 || printf 'qpdf '
}

# The command that installs as root, or nothing.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        printf 'env DEBIAN_FRONTEND=noninteractive'
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        printf 'sudo -n env DEBIAN_FRONTEND=noninteractive'
    fi
}

apt_install() {
    root=$(as_root)
    [ -n "$root" ] && command -v apt-get >/dev/null 2>&1 || return 1
    say "Memasang paket sistem: $*"
    # The list of packages may be missing or old on a fresh machine: then once more after an update.
    $root apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1 && return 0
    $root apt-get update -q >/dev/null || return 1
    $root apt-get install -y -q --no-install-recommends "$@" >/dev/null
}

system_packages() {
    missing=$(missing_packages)
    # shellcheck disable=SC2086  # a list of words
    if [ -n "$missing" ] && ! apt_install $missing; then
        is_complete=no
        say "Paket sistem belum lengkap. Minta administrator menjalankan satu baris ini, lalu ulangi:"
        say "  sudo apt-get install -y --no-install-recommends $missing"
        say "Pemasangan diteruskan; bagian yang memerlukan paket itu belum jalan."
    fi
}

find_python() {
    for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if "$python" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            printf '%s' "$python"
            return 0
        fi
    done
    return 1
}

# Where uv is: on the path, or in a private environment of this folder. Debian's own Python is "externally managed"
# and takes no packages itself.
find_uv() {
    for uv in .venv-tools/bin/uv uv "${HOME:-}/.local/bin/uv"; do
        "$uv" --version >/dev/null 2>&1 && { printf '%s' "$uv"; return 0; }
    done
    return 1
}

install_uv() {
    say 'Memasang uv ke .venv-tools'
    rm -rf .venv-tools
    if ! "$1" -m venv .venv-tools >/dev/null 2>&1; then
        rm -rf .venv-tools
        apt_install python3-venv && "$1" -m venv .venv-tools >/dev/null 2>&1 || rm -rf .venv-tools
    fi
    if [ -x .venv-tools/bin/python ]; then
        .venv-tools/bin/python -m pip install -q 'uv>=0.8'
    else
        "$1" -m pip install -q --target .venv-tools 'uv>=0.8' ||
            fail "uv tidak bisa dipasang. Minta administrator: sudo apt-get install -y python3-venv"
    fi
}

: "${UV_PYTHON_DOWNLOADS:=never}" "${PIP_ROOT_USER_ACTION:=ignore}"
export UV_PYTHON_DOWNLOADS PIP_ROOT_USER_ACTION
is_complete=yes
rm -f .venv/.ready
system_packages
python=$(find_python) || fail 'Python 3.11 sampai 3.14 tidak ditemukan. Pasang: sudo apt-get install -y python3 python3-venv'
uv=$(find_uv) || { install_uv "$python"; uv=$(find_uv) || fail 'uv terpasang tetapi tidak bisa dijalankan.'; }
say 'Memasang pustaka Python yang terkunci (uv.lock) ke .venv'
"$uv" sync --frozen --quiet --python "$python"
.venv/bin/python -c 'import PySide6.QtPdfWidgets, PySide6.QtPrintSupport, PySide6.QtSvg' ||
    say 'Qt belum bisa dimuat: lihat pustaka yang disebut di atas; perintah tanpa jendela tetap jalan.'
# Without the packages the next start looks again.
[ "$is_complete" = no ] || touch .venv/.ready
