package io.logclf.flink;

import java.util.List;

/**
 * A message as the job reads it.
 *
 * @param source where it came from; empty where unknown
 * @param message the text
 * @param carried what goes to the output as it is: the cells of the columns asked for, none from Kafka and from lines
 */
record Row(String source, String message, List<String> carried) {

    Row {
        carried = List.copyOf(carried);
    }
}
