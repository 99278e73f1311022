package org.menkyo.machines.task;

import java.io.IOException;
import java.nio.file.Path;
import org.menkyo.protocol.cil.CilFormatException;

/** A file is no computer information list. */
public final class NoListException extends IOException {

    private static final long serialVersionUID = 1L;

    NoListException(Path file, CilFormatException why) {
        super(file + ": " + why.getMessage(), why);
    }
}
