package org.menkyo.shared.soap;

import org.menkyo.shared.intake.BodyLimits;
import org.menkyo.shared.intake.BodyRoom;
import org.menkyo.shared.intake.BoundedBody;

/** The message that is being read, and how much of it will be. For one message. */
final class MessageIntake {

    private final BoundedBody body;
    private final BodyRoom.Share room;
    private final BodyLimits signedIn;
    private int maxValues;
    private int values;

    /**
     * @param maxValues how many values the message may have now
     * @param signedIn what it may have once it has signed in
     */
    MessageIntake(BoundedBody body, BodyRoom.Share room, int maxValues, BodyLimits signedIn) {
        this.body = body;
        this.room = room;
        this.maxValues = maxValues;
        this.signedIn = signedIn;
    }

    /** The message has signed itself in. */
    void signedIn() {
        body.allow(signedIn.bytes());
        maxValues = signedIn.values();
    }

    /**
     * Counts values that were read.
     *
     * @throws SoapException if there are too many
     */
    void count(int more) {
        values += more;
        if (values > maxValues) {
            throw new SoapException(SoapError.TOO_MANY_VALUES, maxValues);
        }
    }

    /** Nothing of the message is needed any more. */
    void end() {
        room.close();
    }
}
