package io.onrush.loadtests.million;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The curves of a simulated sale as a picture: three charts above each other that share their time, in light or dark as the reader's screen. */
final class Plot {

    private static final int WIDTH = 860;
    private static final int LEFT = 84;
    private static final int RIGHT = 150;
    private static final int HEIGHT = 180;
    private static final int GAP = 46;
    private static final int LINES = 4;
    private static final String STYLE = """
            <style>
            svg { background: #fff; font: 12px system-ui, sans-serif }
            text { fill: #333 } .title { font-weight: 600 } .grid { stroke: #ddd } .down { fill: #c0392b; opacity: .13 }
            polyline { fill: none; stroke-width: 1.8 }
            .a { stroke: #1f6feb } .b { stroke: #d9730d } .c { stroke: #2a9d4a } text.a { fill: #1f6feb } text.b { fill: #b85c00 } text.c { fill: #1d7a38 }
            text.a, text.b, text.c { stroke: none }
            @media (prefers-color-scheme: dark) { svg { background: #0d1117 } text { fill: #ccc } .grid { stroke: #30363d }
            text.a { fill: #6cb6ff } text.b { fill: #f0a35e } text.c { fill: #6bc46d } }
            </style>
            """;

    private final List<Curves.Point> points;
    private final int nodes;
    private final int slots;
    private final StringBuilder svg = new StringBuilder();
    private int top = GAP;

    private Plot(List<Curves.Point> points, MillionSettings settings) {
        this.points = points;
        this.nodes = settings.nodes();
        this.slots = settings.maxActive();
    }

    static String of(Curves curves, MillionSettings settings) {
        Plot plot = new Plot(curves.points(), settings);
        plot.chart("People", List.of(
                new Line("joined", Curves.Point::joined), new Line("waiting", point -> point.joined() - point.called()), new Line("called", Curves.Point::called)));
        plot.chart("Passes and places called", List.of(
                new Line("passes alive", Curves.Point::active), new Line("called, awaited", Curves.Point::expected), new Line("their limit", point -> plot.slots)));
        plot.chart("Seats", List.of(
                new Line("free", Curves.Point::free), new Line("held", Curves.Point::held), new Line("sold", Curves.Point::sold)));
        return plot.text();
    }

    private void chart(String title, List<Line> lines) {
        double most = points.stream().flatMapToDouble(point -> lines.stream().mapToDouble(line -> line.value.applyAsDouble(point))).max().orElse(1);
        double top = nice(Math.max(1, most));
        svg.append(text(LEFT, this.top - 12, "title", "start", title));
        for (int i = 0; i <= LINES; i++) {
            double y = this.top + HEIGHT - HEIGHT * i / (double) LINES;
            svg.append(format("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n", LEFT, WIDTH - RIGHT, y, y));
            svg.append(text(LEFT - 8, y + 4, "", "end", format("%,.0f", top * i / LINES)));
        }
        outages();
        for (int i = 0; i < lines.size(); i++) {
            draw(lines.get(i), "abc".substring(i, i + 1), i, top);
        }
        for (int second = first(); second <= points.getLast().second(); second += 600) {
            svg.append(text(x(second), this.top + HEIGHT + 16, "", "middle", second / 60 + " min"));
        }
        this.top += HEIGHT + GAP + 14;
    }

    private int first() {
        return points.getFirst().second() / 600 * 600;
    }

    /** Where not all processes were up. */
    private void outages() {
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).nodesUp() < nodes) {
                double from = x(points.get(i - 1).second());
                svg.append(format("<rect class=\"down\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n", from, top, x(points.get(i).second()) - from, HEIGHT));
            }
        }
    }

    private void draw(Line line, String style, int number, double most) {
        String drawn = points.stream().map(point -> format("%.1f,%.1f", x(point.second()), y(line.value.applyAsDouble(point), most))).collect(Collectors.joining(" "));
        svg.append(format("<polyline class=\"%s\" points=\"%s\"/>%n", style, drawn));
        svg.append(text(WIDTH - RIGHT + 10, top + 14 + 18 * number, style, "start", line.name));
    }

    private double x(int second) {
        int from = points.getFirst().second();
        return LEFT + (WIDTH - RIGHT - LEFT) * (second - from) / (double) Math.max(1, points.getLast().second() - from);
    }

    private double y(double value, double most) {
        return top + HEIGHT - HEIGHT * value / most;
    }

    /** The next number of the kind 1, 2, 5, 10. */
    private static double nice(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        return List.of(1.0, 2.0, 5.0, 10.0).stream().mapToDouble(step -> step * power).filter(step -> step >= most).findFirst().orElse(most);
    }

    private String text() {
        return format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n", WIDTH, top, WIDTH, top) + STYLE + svg + "</svg>\n";
    }

    private static String text(double x, double y, String style, String anchor, String text) {
        return format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", style, x, y, anchor, text);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private record Line(String name, ToDoubleFunction<Curves.Point> value) {}
}
