#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the moving picture of README: drags a prior on the Priors page of the simulated benchmark, on its own display with
# a window manager, and writes an animated GIF: priordrag.sh PROGRAM FILE.gif. Exit code 77 without the tools.
set -u
program=$1
target=$2
tools="import convert python3" # ImageMagick, and Python with Pillow
. "$(dirname "$0")/../window/display.sh"

mkdir -p "$folder/settings" "$folder/frames"
printf '[General]\ntourStarted=true\n' >"$folder/settings/session.ini"
"$program" --demo --page priors --settings "$folder/settings" --language en --theme light >"$folder/log" 2>&1 &
pids="$pids $!"
title=simulated.*Demo.acrw
until_true titled "$title" || fail "no window with the benchmark: $(cat "$folder/log")"
window=$(titled "$title" | head -1)
xdotool windowactivate --sync "$window"
xdotool windowsize --sync "$window" 1280 800
xdotool windowmove "$window" 20 40
# The page replays the stream once before the first drag.
sleep "${SETTLE:-15}"

number=0
# frame [X Y]: a picture of the window, with a mark for the pointer.
frame() {
    number=$((number + 1))
    file=$folder/frames/$(printf %03d $number).png
    import -window "$window" "$file"
    [ -z "${1:-}" ] || convert "$file" -fill '#ffffffc0' -stroke black -strokewidth 2 -draw "circle $1,$2 $(($1 + 8)),$2" "$file"
}
# drag X Y HEIGHT...: presses at a cell, moves by these heights above it, one frame each, and releases.
drag() {
    x=$1
    y=$2
    shift 2
    xdotool mousemove --window "$window" "$x" "$y" mousedown 1
    for height in "$@"; do
        xdotool mousemove --window "$window" "$x" $((y - height))
        sleep "${PAUSE:-0.4}"
        frame "$x" $((y - height))
    done
    xdotool mouseup 1
}
frame
drag "${CELL_X:-266}" "${CELL_Y:-272}" 4 8 16 24 32 40 48 56 64 56 48 40 32 24 16 8 0 -8 -16 -24 -32 -24 -16 -8 0
[ -z "${KEEP:-}" ] || cp -r "$folder/frames" "$KEEP"
# One palette for all frames; pixels that do not change from frame to frame are transparent.
python3 - "$target" "$folder"/frames/*.png <<'PYTHON' || fail "no picture"
import sys
from PIL import Image, ImageChops

frames = [Image.open(name).convert("RGB") for name in sys.argv[2:]]
size = (960, round(frames[0].height * 960 / frames[0].width))
frames = [frame.resize(size, Image.Resampling.LANCZOS) for frame in frames]
samples = frames[:: max(1, len(frames) // 5)]
sheet = Image.new("RGB", (size[0], size[1] * len(samples)))
for place, frame in enumerate(samples):
    sheet.paste(frame, (0, size[1] * place))
colours = 127
palette = sheet.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).getpalette()[: 3 * colours]
colours = len(palette) // 3
palette += palette[:3] * (256 - colours)
common = Image.new("P", (16, 16))
common.putpalette(palette)
transparent = 255
pictures = []
previous = None
for frame in frames:
    indices = frame.quantize(palette=common, dither=Image.Dither.NONE).tobytes()
    current = Image.frombytes("L", size, bytes(index if index < colours else 0 for index in indices))
    changed = current.copy()
    if previous is not None:
        same = ImageChops.difference(current, previous).point(lambda value: 0 if value else 255)
        changed.paste(transparent, mask=same)
    previous = current
    picture = Image.frombytes("P", size, changed.tobytes())
    picture.putpalette(palette)
    pictures.append(picture)
pictures[0].save(sys.argv[1], save_all=True, append_images=pictures[1:], duration=120, loop=0, transparency=transparent,
                 disposal=1, optimize=False)
PYTHON
step "$target has $number frames and $(wc -c <"$target") bytes"
