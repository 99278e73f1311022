package org.menkyo.kmsadapter;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import java.util.List;

/** A loop that runs as long as the port is open, on a thread of the container meant for long work. */
final class LoopWork implements Work, WorkContextProvider {

    private static final long serialVersionUID = 1L;

    private final transient Runnable loop;
    private final transient Runnable stop;

    LoopWork(Runnable loop, Runnable stop) {
        this.loop = loop;
        this.stop = stop;
    }

    @Override
    public void run() {
        loop.run();
    }

    /** The container wants its thread back. */
    @Override
    public void release() {
        stop.run();
    }

    @Override
    public List<WorkContext> getWorkContexts() {
        HintsContext hints = new HintsContext();
        hints.setName("menkyo-kms");
        hints.setHint(HintsContext.NAME_HINT, "menkyo-kms");
        hints.setHint(HintsContext.LONGRUNNING_HINT, true);
        return List.of(hints);
    }
}
