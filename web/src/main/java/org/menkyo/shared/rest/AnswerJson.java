package org.menkyo.shared.rest;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.menkyo.shared.json.RecordJson;

/**
 * An answer as it is sent. Services give the very same object again for as long as nothing of it has changed, so its JSON and
 * its entity tag are remembered with it; what is given only once is soon overwritten.
 */
final class AnswerJson {

    private static final int REMEMBERED = 1024;
    private static final int LONGEST = 16 * 1024;

    private static final AtomicReferenceArray<AnswerJson> KNOWN = new AtomicReferenceArray<>(REMEMBERED);

    private final WeakReference<Object> answer;
    private final byte[] bytes;

    /** Made when it is asked for first; it does not matter which of several threads does. */
    private String tag;

    private AnswerJson(Object answer, byte[] bytes) {
        this.answer = new WeakReference<>(answer);
        this.bytes = bytes;
    }

    /** The answer, a record that never changes. */
    static AnswerJson of(Object answer) {
        int place = System.identityHashCode(answer) & (REMEMBERED - 1);
        AnswerJson known = KNOWN.get(place);
        if (known != null && known.answer.refersTo(answer)) {
            return known;
        }
        AnswerJson made = new AnswerJson(answer, RecordJson.bytes(answer));
        if (made.bytes.length <= LONGEST) {
            KNOWN.set(place, made);
        }
        return made;
    }

    /** JSON in UTF-8; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** The entity tag. */
    String tag() {
        String known = tag;
        if (known == null) {
            known = EntityTags.of(bytes);
            tag = known;
        }
        return known;
    }
}
