package org.menkyo.permissionrequest;

/** What the audit says of requests that end by themselves (LC-405). */
enum RequestAction {
    PERMISSION_REQUEST_ANSWERED,
    PERMISSION_REQUEST_EXPIRED
}
