package io.logclf.training.train.values;

import io.logclf.api.Label;
import io.logclf.api.text.MaskedMessage;
import io.logclf.api.text.Masker;
import io.logclf.head.ValueRule;
import io.logclf.head.ValueRule.Kind;
import io.logclf.training.LabelledEntry;

/**
 * A row with the values that masking takes out of its message. Of a message that was masked before it was
 * labelled, most are not known: a placeholder stands where the log had a value.
 */
record ValuedRow(MaskedMessage masked, Label label) {

    /** Masks the message of a row, keeping its values. */
    static ValuedRow of(LabelledEntry row) {
        return new ValuedRow(Masker.standard().maskKeepingValues(row.entry().message()), row.label());
    }

    /** Returns a value as logged, by its number among the placeholders of the text. */
    String value(int number) {
        return masked.values().get(number).original();
    }

    /** Tells whether a value is known. */
    boolean knows(int number) {
        return masked.values().get(number).isKnown();
    }

    /** Tells whether the values that a rule looks at are known. */
    boolean knows(ValueRule rule) {
        return knows(rule.value())
                && (rule.kind() != Kind.EQUAL
                        || knows(Integer.parseInt(rule.values().get(0))));
    }
}
