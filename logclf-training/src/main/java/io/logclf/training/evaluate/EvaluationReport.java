package io.logclf.training.evaluate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Figures under several conditions, as a page for people and as JSON for programs. Immutable; the same content gives the same
 * bytes.
 *
 * <pre>{@code
 * EvaluationReport report = EvaluationReport.builder("Training of models/default")
 *         .section("Template-disjoint, five folds", "No message of a tested template was trained on.", disjoint)
 *         .section("Random split (optimistic)", "Templates occur on both sides.", random)
 *         .table("Tools", "What each label got.", List.of("label", "tool"), rows)
 *         .figure("noveltyAuroc", "Left-out labels told apart (AUROC)", 0.98)
 *         .build();
 * Files.writeString(folder.resolve("report.html"), report.html());
 * Files.writeString(folder.resolve("metrics.json"), report.json());
 * }</pre>
 */
public final class EvaluationReport {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private final String title;
    private final String note;
    private final List<Section> sections;
    private final List<Table> tables;
    private final Map<String, Figure> figures;

    private EvaluationReport(Builder builder) {
        title = builder.title;
        note = builder.note;
        sections = List.copyOf(builder.sections);
        tables = List.copyOf(builder.tables);
        figures = new LinkedHashMap<>(builder.figures);
    }

    /** Returns a builder of a report with a title. */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /**
     * Returns the page: one file that loads nothing from elsewhere, and holds no script but that of the
     * search field on a long page. It quotes messages that were labelled wrongly.
     */
    public String html() {
        return ReportPage.of(this);
    }

    /**
     * Returns the content of {@code metrics.json}: the figures of the first section, the others under
     * {@code otherSections}, single figures under {@code figures}, tables under {@code tables}. It holds
     * labels and no log text but what tables have.
     */
    public String json() {
        JsonObject json = new JsonObject();
        add(json, sections.get(0));
        JsonArray others = new JsonArray();
        for (Section section : sections.subList(1, sections.size())) {
            JsonObject other = new JsonObject();
            add(other, section);
            others.add(other);
        }
        json.add("otherSections", others);
        JsonObject named = new JsonObject();
        figures.forEach((name, figure) -> named.add(name, MetricsJson.number(figure.value())));
        json.add("figures", named);
        JsonArray listed = new JsonArray();
        tables.forEach(table -> listed.add(GSON.toJsonTree(table)));
        json.add("tables", listed);
        return GSON.toJson(json) + "\n";
    }

    String title() {
        return title;
    }

    String note() {
        return note;
    }

    List<Section> sections() {
        return sections;
    }

    List<Table> tables() {
        return tables;
    }

    Map<String, Figure> figures() {
        return figures;
    }

    private static void add(JsonObject json, Section section) {
        json.addProperty("title", section.title());
        json.addProperty("note", section.note());
        MetricsJson.add(json, section.metrics());
    }

    /**
     * Figures under one condition.
     *
     * @param title of the section, and its place in the contents
     * @param note how the figures were come by
     * @param metrics the figures
     */
    record Section(String title, String note, Metrics metrics) {

        Section {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(metrics, "metrics");
        }
    }

    /** A single figure with its title on the page. */
    record Figure(String title, double value) {

        Figure {
            Objects.requireNonNull(title, "title");
        }
    }

    /**
     * A table that stands after the sections.
     *
     * @param rows each with as many cells as the header
     */
    record Table(String title, String note, List<String> header, List<List<String>> rows) {

        Table {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(note, "note");
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "rows must have as many cells as the header: " + row.size() + " for " + header.size());
                }
            }
        }
    }

    /** Collects the parts. Not safe for concurrent use. */
    public static final class Builder {

        private final String title;
        private String note = "";
        private final List<Section> sections = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final Map<String, Figure> figures = new LinkedHashMap<>();

        private Builder(String title) {
            this.title = Objects.requireNonNull(title, "title");
        }

        /** Sets a paragraph that stands below the title; none by default. */
        public Builder note(String note) {
            this.note = Objects.requireNonNull(note, "note");
            return this;
        }

        /**
         * Appends a section. The first is the headline: put the most honest figures there.
         *
         * @param note how the figures were come by; may be empty
         */
        public Builder section(String title, String note, Metrics metrics) {
            sections.add(new Section(title, note, metrics));
            return this;
        }

        /**
         * Appends a table, which stands after the sections.
         *
         * @param note may be empty
         * @throws IllegalArgumentException if a row has more or fewer cells than the header
         */
        public Builder table(String title, String note, List<String> header, List<List<String>> rows) {
            tables.add(new Table(title, note, header, rows));
            return this;
        }

        /**
         * Sets a single figure, which the page names as the JSON does; a second one of its name replaces it.
         *
         * @param name as a key of JSON, such as {@code coverage}
         * @throws IllegalArgumentException if the value is infinite or NaN
         */
        public Builder figure(String name, double value) {
            return figure(name, name, value);
        }

        /**
         * Sets a single figure; a second one of its name replaces it.
         *
         * @param name as a key of JSON, such as {@code noveltyAuroc}
         * @param title what the page calls it, in words
         * @throws IllegalArgumentException if the value is infinite or NaN
         */
        public Builder figure(String name, String title, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the figure " + name + " must be finite: " + value);
            }
            figures.put(Objects.requireNonNull(name, "name"), new Figure(title, value));
            return this;
        }

        /**
         * Builds the report.
         *
         * @throws IllegalStateException if it has no section
         */
        public EvaluationReport build() {
            if (sections.isEmpty()) {
                throw new IllegalStateException("a report needs a section");
            }
            return new EvaluationReport(this);
        }
    }
}
