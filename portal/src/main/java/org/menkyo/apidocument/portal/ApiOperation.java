package org.menkyo.apidocument.portal;

import java.util.List;

/**
 * An operation of the REST interface.
 *
 * @param id its stable name
 * @param path below {@code /api}
 * @param summary what it does, in English
 * @param paragraphs the same at length
 * @param body what is sent, or null
 * @param answer what comes back, or null for nothing
 * @param status the status of that answer
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        String summary,
        List<String> paragraphs,
        List<ApiField> parameters,
        ApiType body,
        ApiType answer,
        String status) {}
