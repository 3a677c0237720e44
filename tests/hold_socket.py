"""Holds a listening socket as a service manager does and runs the program on it: hold_socket.py PORT PROGRAM

For each line on standard input the program is ended with SIGTERM and started again; at the end of the input it is ended. The
socket is passed as descriptor 3 (sd_listen_fds(3)), and connections wait in it while no program runs.
"""
import os
import signal
import socket
import sys

held = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=1024)


def start():
    child = os.fork()
    if child == 0:
        os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
        os.dup2(held.fileno(), 3)
        os.set_inheritable(3, True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(sys.argv[2], [sys.argv[2]])
    return child


def end(child):
    os.kill(child, signal.SIGTERM)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


running = start()
for _ in sys.stdin:
    end(running)
    running = start()
end(running)
