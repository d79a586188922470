"""What the benchmarks share: peers from PyPI in an environment of their own, and the CPU time of whole processes."""
import os
import subprocess
import sys
import venv


def python_with(packages, folder):
    """A Python that has these packages of PyPI, in a virtual environment in the folder."""
    folder = os.path.join(folder, "venv")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + packages, check=True)
    return python


def timed(command, path=os.devnull):
    """CPU seconds (user and system) and peak MB of one whole process with a file as its input and its output thrown away."""
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, path, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("%s ended with %d" % (command[0], os.waitstatus_to_exitcode(status)))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
