/**
 * Writes the OpenAPI document while the product is built: from the resource methods, the records that they take and
 * return, the permission tables, and the comments in the sources. It stands with the tests since it shares their class
 * path, of which nothing is delivered.
 */
package org.menkyo.openapi;
