package org.menkyo.kmsadapter;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Says where the port is to be, and is told while it is open. */
interface PortBinding {

    /** @throws IllegalStateException saying what to do if it names no address that can be used */
    InetSocketAddress address();

    /** The port is open. @return closed when the port is */
    Closeable opened(ServerSocketChannel listener);

    /** Begins to find out what it says; {@link #release} gives up what that takes. */
    default void prepare() {}

    default void release() {}

    /** Always the same address. */
    static PortBinding of(InetSocketAddress address) {
        return new PortBinding() {
            @Override
            public InetSocketAddress address() {
                return address;
            }

            @Override
            public Closeable opened(ServerSocketChannel listener) {
                return () -> {};
            }
        };
    }
}
