package org.menkyo.shared.text;

import java.io.IOException;
import java.io.OutputStream;

/** A file that the caller may have, read and written part by part while it is sent. */
@FunctionalInterface
public interface StreamedFile {

    /** Writes it in UTF-8; no transaction spans it. */
    void writeTo(OutputStream output) throws IOException;
}
