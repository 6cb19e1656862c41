#!/usr/bin/env bash
# Install what the slow checks hand our exports to and print fixtures with: LibreOffice, Chromium, Thai fonts, Tesseract; Java for PySpark; and
# tmux for the width tests.
# On a Debian machine as root; elsewhere it says what is missing, and the checks that need it skip.
set -u
declare -A package=([pdftotext]=poppler-utils [chromium]=chromium [tmux]=tmux [rg]=ripgrep [zsh]=zsh [fish]=fish
  [groff]=groff [tesseract]=tesseract-ocr [java]=default-jre-headless [pandoc]=pandoc)
missing=()
# Calc and Writer come apart: where one is there without the other, LibreOffice opens half of what it is given.
office=$(command -v soffice) && office=$(dirname "$(readlink -f "$office")")
[ -e "$office/libsclo.so" ] && [ -e "$office/libswlo.so" ] || missing+=(libreoffice-calc-nogui libreoffice-writer-nogui fonts-thai-tlwg)
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package[$program]}")
done
[ ${#missing[@]} = 0 ] && exit 0
[[ " ${missing[*]} " == *tesseract* ]] && missing+=(tesseract-ocr-tha)
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Not installed, so what needs them is skipped: ${missing[*]}" >&2
exit 0
