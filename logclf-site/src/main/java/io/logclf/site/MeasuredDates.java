package io.logclf.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * When the figures of a page were measured, by its lines that say so: {@code Measured 2026-01-31, 2 cores, JDK 17.}; also
 * {@code Counted} or {@code Calculated}.
 *
 * @param dates the days, in their order, each once
 */
record MeasuredDates(List<String> dates) {

    private static final Pattern LINE =
            Pattern.compile("\\b(?:Measured|Counted|Calculated) (20\\d\\d-\\d\\d-\\d\\d)\\b");
    /** A cell that is a figure, with few words at most: a sentence may begin with a number too. */
    private static final Pattern FIGURE = Pattern.compile("[<>≤≥±~]?\\s*\\d.{0,60}");

    /** Copies the days. */
    MeasuredDates {
        dates = List.copyOf(dates);
    }

    /** Returns the days that a page names. */
    static MeasuredDates of(Element body) {
        return new MeasuredDates(List.copyOf(LINE.matcher(body.text())
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /**
     * Returns the headings of sections that have a table of figures, but no line that says when they were
     * measured. A test fails for them: a figure without a date looks as if it were true for ever.
     */
    static List<String> missing(Element body) {
        List<String> missing = new ArrayList<>();
        String heading = "";
        boolean figures = false;
        boolean dated = false;
        for (Element element : body.children()) {
            if (element.is("h1, h2, h3, h4")) {
                if (figures && !dated) {
                    missing.add(heading);
                }
                heading = element.text();
                figures = false;
                dated = false;
            }
            figures |= hasFigures(element);
            dated |= LINE.matcher(element.text()).find();
        }
        if (figures && !dated) {
            missing.add(heading);
        }
        return missing;
    }

    /** Gives the paragraphs that begin with such a line a class, by which the style sets them off. */
    static void mark(Element body) {
        body.select("p").stream()
                .filter(paragraph -> LINE.matcher(paragraph.text()).lookingAt())
                .forEach(paragraph -> paragraph.addClass("measured"));
    }

    /**
     * Returns a sentence for the foot of the page, with the first and the last day; empty if no line says
     * when.
     */
    Optional<String> sentence() {
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        String first = dates.get(0);
        String last = dates.get(dates.size() - 1);
        return Optional.of("Figures of " + (first.equals(last) ? first : first + " to " + last) + ".");
    }

    /**
     * Tells whether an element is a table in which at least half of the cells behind the first column begin
     * with a digit.
     */
    private static boolean hasFigures(Element table) {
        List<String> cells = table.select("tbody td:not(:first-child)").stream()
                .map(Element::text)
                .toList();
        long figures =
                cells.stream().filter(cell -> FIGURE.matcher(cell).matches()).count();
        return table.nameIs("table") && figures > 0 && figures * 2 >= cells.size();
    }
}
