"""Bars of some figures as SVG, by matplotlib. Part of bench; absent matplotlib, no plots."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "plots"
PLOTTED = ("ping_pong_1", "ping_pong_50", "bulk", "connects", "fan_out", "instructions")
OURS, OTHERS = "#2b7a78", "#b8bec4"


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
    # Text stays text, and the same figures give the same file.
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "net", "font.size": 9})
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for key in PLOTTED:
        if key in found and found[key].rows:
            bars(found[key], folder / f"{key}.svg")
            drawn[key] = f"{folder.name}/{key}.svg"
    return drawn


def bars(figures, file):
    from matplotlib.figure import Figure

    labels = list(figures.rows)[::-1]
    middles = [figures.median(label) for label in labels]
    ends = [figures.spread(label) for label in labels]
    errors = [
        [middle - low for middle, (low, _) in zip(middles, ends)],
        [high - middle for middle, (_, high) in zip(middles, ends)],
    ]
    shown = Figure(figsize=(7, 0.6 + 0.26 * len(labels)), layout="constrained")
    axes = shown.subplots()
    colours = [OURS if ": net, " in label else OTHERS for label in labels]
    axes.barh(labels, middles, color=colours, xerr=errors, error_kw={"lw": 0.8, "alpha": 0.6})
    axes.set_xlim(0)
    axes.set_xlabel(figures.unit)
    axes.set_title(figures.title)
    axes.spines[["top", "right"]].set_visible(False)
    shown.savefig(file, metadata={"Date": None})
