"""Bars of some figures as SVG, by matplotlib. Part of bench; absent matplotlib, no plots."""

from pathlib import Path

from figures import number

FOLDER = Path(__file__).resolve().parent / "plots"
PLOTTED = (
    "ping_pong_1",
    "ping_pong_50",
    "bulk",
    "connects",
    "fan_out",
    "style_stream",
    "style_datasocket",
    "style_messages",
    "style_msgport",
    "resident",
    "instructions",
    "instructions_styles",
    "heap_peak",
)
OURS, BARE, OTHERS, TEXT = "#2b7a78", "#5c6670", "#b8bec4", "#30363c"
SETTINGS = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "net",  # the same figures give the same file
    "font.size": 9,
    "text.color": TEXT,
    "axes.labelcolor": TEXT,
    "xtick.color": TEXT,
    "ytick.color": TEXT,
}
BAR, GAP = 0.24, 0.9  # inches a bar; bars of room above the next runtime


def missing():
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        return "matplotlib is not installed: make bench installs it"
    return None


def draw(found, folder=FOLDER):
    """{key of the figures: path of the plot, from the folder's parent}"""
    if missing():
        return {}
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update(SETTINGS)
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for key in PLOTTED:
        if key in found and found[key].rows:
            picture(found[key]).savefig(folder / f"{key}.svg", metadata={"Date": None})
            drawn[key] = f"{folder.name}/{key}.svg"
    return drawn


def by_runtime(labels):
    """{runtime: [(label, name), ...]} of labels like "CPython: net, onread"."""
    groups = {}
    for label in labels:
        runtime, _, name = label.rpartition(": ")
        groups.setdefault(runtime, []).append((label, name))
    return groups


def picture(figures):
    """One bar a row from the top down, the runtimes apart, the spread as a thin line."""
    from matplotlib.figure import Figure

    groups = by_runtime(figures.rows)
    room = len(figures.rows) + GAP * (len(groups) if "" not in groups else 0)
    shown = Figure(figsize=(7, 0.75 + BAR * room), layout="constrained")
    axes = shown.subplots()
    # Room at the right for the figures.
    axes.set_xlim(0, 1.18 * max(figures.spread(label)[1] for label in figures.rows))
    axes.set_ylim(room - 0.4, -0.6)
    place, names = 0, {}
    for runtime, rows in groups.items():
        if runtime:
            place += GAP
            axes.text(0, place - 0.62, runtime, weight="bold", va="bottom")
        for label, name in rows:
            bar(axes, figures, label, place)
            names[place] = name
            place += 1
    axes.set_yticks(list(names), list(names.values()))
    finish(axes, figures)
    return shown


def bar(axes, figures, label, place):
    middle = figures.median(label)
    low, high = figures.spread(label)
    axes.barh(place, middle, 0.72, color=colour(label))
    if low < high:
        axes.plot([low, high], [place, place], color=TEXT, lw=0.8)
    axes.annotate(number(middle), (high, place), (4, 0), textcoords="offset points", va="center")


def colour(label):
    name = label.rpartition(": ")[2]
    if name.startswith(("net, ", "net.", "core, ")):
        return OURS
    return BARE if "bare" in name else OTHERS


def finish(axes, figures):
    axes.set_title(figures.title, loc="left", weight="bold")
    axes.set_xlabel(f"{figures.unit}; less is better")
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.xaxis.set_major_formatter("{x:,.10g}")
