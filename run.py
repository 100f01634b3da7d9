"""Start Pathbook from a fresh copy of its source.

    python3 run.py [BOOK.pathbook]   open Pathbook on the sample school, or on a book
    python3 run.py test [...]        check everything; further words go to pytest
    python3 run.py faults [...]      kills, power cuts, damage and malformed files, on a scoreboard
    python3 run.py COMMAND [...]     a command of Pathbook's own command line

The first start makes `.venv` beside this file and installs there exactly what the requirements files
pin; on Debian and Ubuntu it also installs what the system lacks. Later starts find all that in place.
Standard output belongs to the command; set-up speaks on standard error.
"""

import sys

if not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32):
    sys.exit("Pathbook needs Python 3.11, 3.12, 3.13 or 3.14 (64-bit); this is Python {}.{} ({}-bit).".format(
        *sys.version_info[:2], 64 if sys.maxsize > 2**32 else 32))

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PROGRAMS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")
STAMP = VENV / "pathbook-is-ready"
TO_RUN = ("requirements.txt",)
TO_TEST = ("requirements.txt", "requirements-test.txt")

# What Qt's parts for X11, Wayland and no screen open on Linux without bringing it along, and the Debian
# and Ubuntu package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


class SetUpFailed(Exception):
    """Set-up cannot go on; the message is one sentence for the person who started it."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks; returns the exit status."""
    testing, striking = arguments[:1] == ["test"], arguments[:1] == ["faults"]
    opens_window = not arguments or arguments[0] == "--book" or arguments[0].rstrip("/\\").endswith(".pathbook")
    try:
        if opens_window and not has_display():
            raise SetUpFailed("Pathbook cannot open its window: there is no display here.")
        if sys.platform.startswith("linux"):
            prepare_linux(testing or striking or arguments[:1] == ["screens"], opens_window)
        set_up(TO_TEST if testing or striking else TO_RUN)
    except SetUpFailed as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next start begins it again.")
        return 130
    if testing:
        return check_everything(arguments[1:])
    if striking:
        return run([PYTHON, "-m", "tests.faults", *arguments[1:]], cwd=HERE, QT_QPA_PLATFORM="offscreen")
    # -P: a folder named "app" where the person happens to stand is not ours.
    return run([PYTHON, "-P", "-m", "app", *arguments], PYTHONPATH=str(HERE))


# ---- the environment in .venv

def set_up(requirements: tuple[str, ...]) -> None:
    """Make `.venv` hold what `requirements` pin. It is either exactly right or made anew: half of an
    interrupted installation, a copy from another folder and older pins all look the same from here."""
    if is_ready(requirements):
        return
    if not is_ready(TO_RUN):
        make_venv()
    say("Installing what Pathbook needs (once; this can take some minutes) ...")
    STAMP.unlink(missing_ok=True)
    files = [word for name in requirements for word in ("-r", HERE / name)]
    quiet = () if sys.stderr.isatty() else ("--quiet",)
    do([PYTHON, "-m", "pip", "install", *quiet, "--disable-pip-version-check", "--no-input", "--no-deps",
        "--only-binary=:all:", "--require-hashes", *files],
       "The Python packages could not be installed; the lines above say why. Try again with a network.")
    STAMP.write_text(description(requirements), encoding="utf-8")


def is_ready(requirements: tuple[str, ...]) -> bool:
    """Whether `.venv` is whole, belongs to this folder and this Python, and has all of `requirements`."""
    try:
        return PYTHON.exists() and STAMP.read_text(encoding="utf-8").startswith(description(requirements))
    except OSError:
        return False


def description(requirements: tuple[str, ...]) -> str:
    """What a finished `.venv` is: where, for which Python, and with which requirements, a line each."""
    lines = [str(HERE), f"Python {VERSION}"]
    lines += [hashlib.sha256((HERE / name).read_bytes()).hexdigest() for name in requirements]
    return "".join(line + "\n" for line in lines)


def make_venv() -> None:
    """An empty `.venv` in the place of any former one."""
    say("Making .venv ...")
    # The base interpreter, so that a .venv can also be made anew by its own Python.
    base = getattr(sys, "_base_executable", sys.executable)
    do([base, "-m", "venv", "--clear", VENV],
       "The folder .venv could not be made; the lines above say why. Close Pathbook if it is open.")


# ---- what the system lacks

def has_display() -> bool:
    """Whether a window can appear: always, except on a Linux without X11, Wayland or a chosen Qt platform."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def prepare_linux(draws: bool, opens_window: bool) -> None:
    """Install what this system lacks. Where that is not possible, only a window makes it the end:
    commands get along without Qt's libraries, and what `draws` into memory without those for a screen."""
    first_time = not is_ready(TO_RUN)
    lacks_venv = first_time and importlib.util.find_spec("ensurepip") is None     # Debian packs it apart
    needs_qt = first_time or draws or opens_window
    libraries = [name for name in QT_LIBRARIES if not can_load(name)] if needs_qt else []
    packages = sorted({QT_LIBRARIES[name] for name in libraries})
    if lacks_venv:
        packages.append(f"python{VERSION}-venv")
    if not packages or install_packages(packages):
        return
    if shutil.which("apt-get"):
        advice = f"Please install what this system lacks: sudo apt-get install {' '.join(packages)}"
    else:
        names = [*libraries, *(["Python's venv module"] if lacks_venv else [])]
        advice = f"Please install what this system lacks: {', '.join(names)}"
    if lacks_venv or opens_window:
        raise SetUpFailed(advice)
    say(advice)


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages if this system has apt and we may use it; whether that worked."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    prefix = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() != 0:
        if shutil.which("sudo") is None:
            return False
        prefix = ["sudo", *([] if sys.stdin.isatty() else ["-n"]), *prefix]
    say("Installing what the system lacks: " + " ".join(packages))
    subprocess.call([*prefix, apt, "update", "-q"], stdout=sys.stderr)          # stale lists may still do
    install = [*prefix, apt, "install", "-q", "-y", "--no-install-recommends",
               "-o", "DPkg::Lock::Timeout=300", *packages]                      # a fresh system updates itself
    return subprocess.call(install, stdout=sys.stderr) == 0


# ---- running things

def check_everything(pytest_arguments: list[str]) -> int:
    """Run every check, also after a failed one; the exit status is 0 if all of them passed.

    pyright reads the source beside the tests, and says its word after them.
    """
    processes = str((os.cpu_count() or 1) + 1)  # one more than cores, as tests of windows wait
    checks = {
        "ruff": [PYTHON, "-m", "ruff", "check", "."],
        "import-linter": [PROGRAMS / "lint-imports"],
        # Each process takes over from the others what they have not come to.
        "pytest": [PYTHON, "-m", "pytest", "-n", processes, "--dist", "worksteal", *pytest_arguments],
    }
    failed = []
    reading = begin([PYTHON, "-m", "pyright"])
    for name, command in checks.items():
        print(f"--- {name}", flush=True)
        if run(command, cwd=HERE, QT_QPA_PLATFORM="offscreen") != 0:
            failed.append(name)
    print(f"--- pyright\n{reading.communicate()[0]}", flush=True)
    if reading.returncode != 0:
        failed.append("pyright")
    clean = f"all clean: {', '.join(checks)}, pyright"
    print(f"--- not clean: {', '.join(failed)}" if failed else f"--- {clean}", flush=True)
    return 1 if failed else 0


def begin(command: list) -> "subprocess.Popen[str]":
    """Start `command` in the background; what it says is kept for `communicate`."""
    # pyright comes with its own Node and asks nobody for a newer version of itself.
    return subprocess.Popen([str(word) for word in command], cwd=HERE, text=True, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"})


def run(command: list, cwd: "Path | None" = None, **environment: str) -> int:
    """Run `command` in the foreground and return its exit status as a shell would.

    Ctrl+C reaches the command too; it ends in its own way and we wait for that.
    """
    process = subprocess.Popen([str(word) for word in command], cwd=cwd, env={**os.environ, **environment})
    while True:
        try:
            status = process.wait()
            return status if status >= 0 else 128 - status
        except KeyboardInterrupt:
            continue


def do(command: list, failure: str) -> None:
    """Run a step of set-up, its words on standard error; SetUpFailed(`failure`) if it fails."""
    if subprocess.call([str(word) for word in command], stdout=sys.stderr) != 0:
        raise SetUpFailed(failure)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
