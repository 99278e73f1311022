package org.menkyo.it.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a command printed, and how it ended. */
record CommandRun(int code, String output) {

    /** Starts a command and waits for its end. */
    static CommandRun of(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), output);
    }
}
