/** Permission requests over REST. */
package org.menkyo.permissionrequest.rest;
