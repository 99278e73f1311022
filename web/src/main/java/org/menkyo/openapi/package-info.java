/**
 * Writes the OpenAPI document while the product is built: from the resource methods, the records that they take and
 * return, the permission tables, and the comments in the sources. Not part of the archive.
 */
package org.menkyo.openapi;
