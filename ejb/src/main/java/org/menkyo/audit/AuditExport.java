package org.menkyo.audit;

import java.io.IOException;
import java.io.OutputStream;

/** An export that the caller may have, read and written part by part while it is sent. */
@FunctionalInterface
public interface AuditExport {

    /** Writes it in UTF-8; no transaction spans it. */
    void writeTo(OutputStream output) throws IOException;
}
