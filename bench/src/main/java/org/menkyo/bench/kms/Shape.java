package org.menkyo.bench.kms;

/**
 * How clients ask.
 *
 * @param connections how many connections there are at a time
 * @param inFlight how many requests each may have unanswered
 * @param connectionPerRequest whether each request gets a connection of its own
 */
record Shape(int connections, int inFlight, boolean connectionPerRequest) {

    static Shape of(int connections, int inFlight) {
        return new Shape(connections, inFlight, false);
    }

    @Override
    public String toString() {
        return connectionPerRequest
                ? connections + " at a time, a connection each"
                : inFlight == 1 ? connections + " connections" : connections + " connections × " + inFlight;
    }
}
