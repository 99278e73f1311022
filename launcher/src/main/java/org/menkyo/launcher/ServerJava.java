package org.menkyo.launcher;

/** How the server's Java runs where the operator says nothing else ({@code MENKYO_JAVA_OPTS}). */
public final class ServerJava {

    // Loading the classes of a start would otherwise begin several collections, and each makes the heap larger. With a
    // million client machines half of the heap is live: the collector would mark it again as soon as it is done.
    public static final String OPTIONS = "-Xms256m -Xmx1g -XX:MetaspaceSize=192m -XX:MaxMetaspaceSize=512m"
            + " -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=60";

    private ServerJava() {}
}
