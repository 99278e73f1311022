package org.menkyo.shared.rest;

import jakarta.ws.rs.QueryParam;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;

/** The parameters by which a part of a list is asked for (LC-1102). */
public class ListParameters {

    @QueryParam("cursor")
    private String cursor;

    /** As text, since JAX-RS would answer a number that it cannot read with «not found». */
    @QueryParam("size")
    private String size;

    /** For JAX-RS. */
    public ListParameters() {}

    ListParameters(String cursor, String size) {
        this.cursor = cursor;
        this.size = size;
    }

    /** @throws InvalidInputException if one of the parameters is wrong */
    public PageRequest toPageRequest() {
        return PageRequest.of(cursor, size == null ? null : number());
    }

    private int number() {
        try {
            return Integer.parseInt(size);
        } catch (NumberFormatException e) {
            throw new InvalidParametersException("size", FieldProblem.MALFORMED);
        }
    }
}
