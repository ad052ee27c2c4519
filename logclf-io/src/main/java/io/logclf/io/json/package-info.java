/**
 * JSON as a log has it: where an object ends, and which of its fields are message, source, severity and time.
 * Not an interface for applications: its types are public only for the other packages of this module.
 *
 * <p>{@link io.logclf.io.json.JsonCutter} ends portions at the end of an object, in lines, arrays and nested
 * envelopes (OpenTelemetry, CloudWatch); {@link io.logclf.io.json.JsonLine} parses one object with jackson-core
 * and keeps its text, so that it can be written back with a field more and nothing else changed; {@link
 * io.logclf.io.json.JsonFields} finds the fields under the names that logging libraries give them.
 *
 * <p>These are the forms in which objects stand in an input; each of the examples has two rows. Of the first form, rows are lines, which
 * {@link io.logclf.io.input.LineCutter} cuts; of all others, the cutter follows the brackets.
 *
 * <pre>{@code
 * {"msg": "a"}
 * {"msg": "b"}
 *
 * [{"msg": "a"}, {"msg": "b"}]
 *
 * {"msg": "a"} {"msg": "b"}
 *
 * {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": "a"}, {"body": "b"}]}]}]}
 *
 * {"logGroup": "shop", "logEvents": [{"message": "a"}, {"message": "b"}]}
 * }</pre>
 *
 * <p>Rows put together are the input, so each has what stands between the object before it and its own; what closes behind the last object
 * is a row without an object.
 *
 * <p>Begin with {@link io.logclf.io.json.JsonFields}.
 */
@NullMarked
package io.logclf.io.json;

import org.jspecify.annotations.NullMarked;
