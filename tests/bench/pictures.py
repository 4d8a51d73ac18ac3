"""What the largest pictures that are taken cost to read: memory and time of the process that reads one.

    DEMO=1 python -m tests.bench.pictures

Prints a table: peak of address space (what `apart.MEMORY` bounds), peak of memory in use, and seconds.
"""

import os
import subprocess
import sys
import time
from io import BytesIO

from PIL import Image

from tech_port.uploads import kinds
from tech_port.uploads.images import MAX_PIXELS

READ = """
import sys
from tech_port.uploads import child
head, picture = child.answer(sys.stdin.buffer.read())
peaks = dict(line.split(":", 1) for line in open("/proc/self/status") if line.startswith("Vm"))
print(peaks["VmPeak"].split()[0], peaks["VmHWM"].split()[0], head.get("code") or (head["width"], head["height"]))
"""
SIDES = {"8192 × 6400": (8192, 6400), "16 000 × 3276": (16_000, 3276), "3276 × 16 000": (3276, 16_000)}


def noise(mode, size):
    """Clouds of a mode, `size` wide and high, so that most files are about as large as may be sent."""
    small = Image.frombytes("RGBA", (size[0] // 40, size[1] // 40), os.urandom(size[0] // 40 * (size[1] // 40) * 4))
    image = small.resize(size, Image.Resampling.BILINEAR)
    return image if mode == "RGBA" else image.convert("RGB").convert(mode)


def kinds_of_file(size):
    """(name, file) of each kind that is costly in a way of its own."""
    for mode in ("RGB", "RGBA", "P", "L"):
        yield f"PNG {mode}", written(noise(mode, size), "PNG", compress_level=1)
    for mode in ("RGB", "CMYK"):
        options = {"quality": 80, "subsampling": 0, "progressive": True}
        yield f"JPEG {mode}, progressive", written(noise(mode, size), "JPEG", **options)
    yield "JPEG RGB", written(noise("RGB", size), "JPEG")
    yield "WebP", written(noise("RGBA", size), "WEBP", method=0)
    yield "AVIF", written(noise("RGBA", size), "AVIF", speed=10)
    if kinds.may_read_heic():
        import pillow_heif

        pillow_heif.register_heif_opener()
        yield "HEIC", written(noise("RGB", size), "HEIF", quality=50)


def written(image, format, **options):
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def measured(content):
    """(address space in MB, memory in MB, seconds, what came of it)."""
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "MALLOC_ARENA_MAX": "1"}
    began = time.monotonic()
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, input=content, env=environment, capture_output=True, check=False)
    seconds = time.monotonic() - began
    peak, used, answer = (done.stdout.decode() or "0 0 ended").strip().split(" ", 2)
    return int(peak) // 1024, int(used) // 1024, seconds, answer


def main():
    print("| picture | size | file | address space | memory | seconds | becomes |\n|---|---|---|---|---|---|---|")
    for name, size in SIDES.items():
        assert size[0] * size[1] <= MAX_PIXELS
        for kind, content in kinds_of_file(size):
            peak, used, seconds, answer = measured(content)
            row = [kind, name, f"{len(content) / 1e6:.1f} MB", f"{peak} MB", f"{used} MB", f"{seconds:.1f}", answer]
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
