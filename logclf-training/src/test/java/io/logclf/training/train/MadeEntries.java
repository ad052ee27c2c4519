package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.training.LabelledEntry;
import io.logclf.training.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Labelled entries of a made-up bakery: three labels of many templates, one of two rows. */
final class MadeEntries {

    static final Path FILE = Path.of("made.csv");
    static final String RARE = "Recipe Dispute";

    private static final int PER_TEMPLATE = 4;
    private static final int PREDICTABLE = 20;
    private static final Map<String, List<String>> TEMPLATES = new TreeMap<>(Map.of(
            "Delivery",
            List.of(
                    "Van %d left the yard with fresh bread",
                    "Courier %d brought the rolls to the hotel",
                    "Parcel %d was handed over to the customer",
                    "The morning delivery of route %d has arrived",
                    "Truck %d is on its way to the market",
                    "Box %d of pastries was delivered to the cafe"),
            "Oven",
            List.of(
                    "Oven %d is too hot, the gas is turned down",
                    "Temperature of oven %d fell below its target",
                    "Oven %d was heated up for the first batch",
                    "The burner of oven %d does not ignite",
                    "Oven door %d stands open, heat is lost",
                    "Cooling down oven %d after the last batch"),
            "Payment",
            List.of(
                    "Invoice %d was paid by bank transfer",
                    "Card payment %d was declined by the bank",
                    "Refund %d was sent to the customer's account",
                    "Invoice %d is overdue, a reminder was sent",
                    "Cash register %d was closed with a difference",
                    "Payment %d is waiting for the bank's approval")));

    private MadeEntries() {}

    static List<LabelledEntry> entries() {
        List<LabelledEntry> entries = new ArrayList<>();
        TEMPLATES.forEach((label, templates) -> {
            for (int template = 0; template < templates.size(); template++) {
                int times = template == 0 ? PREDICTABLE : PER_TEMPLATE;
                for (int i = 0; i < times; i++) {
                    add(entries, String.format(templates.get(template), 17 * i + template), label);
                }
            }
        });
        add(entries, "The baker and the miller disagree about the rye in the recipe", RARE);
        add(entries, "Nobody knows how much salt belongs into the dough", RARE);
        return entries;
    }

    static void add(List<LabelledEntry> entries, String message, String label) {
        entries.add(LabelledEntry.of(LogEntry.of("bakery", message), new Label(label))
                .at(new Place(FILE, entries.size() + 2)));
    }
}
