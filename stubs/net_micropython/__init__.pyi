# What of the port for boards is for programs: wifi, and board.link.
