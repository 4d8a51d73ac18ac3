"""nginx in front of the copies, with a configuration of the drill's own, on a port of its own."""

import subprocess
from contextlib import contextmanager

from tests.waiting import wait_until

from .needs import nginx_program

FRAME = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{http}
}}
"""


@contextmanager
def nginx(folder, http):
    """Run nginx with these lines inside `http { … }`; `folder` is where it may write."""
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "nginx.conf"
    configuration.write_text(FRAME.format(folder=folder, http=http))
    subprocess.run([nginx_program(), "-t", "-q", "-c", configuration], check=True)
    process = subprocess.Popen([nginx_program(), "-c", configuration])
    try:
        # The test of the configuration leaves an empty file of that name.
        pid = folder / "nginx.pid"
        assert wait_until(lambda: pid.stat().st_size > 0 or process.poll() is not None, seconds=10)
        assert process.poll() is None, (folder / "error.log").read_text()
        yield process
    finally:
        process.terminate()
        process.wait(timeout=10)
