/** Requests for permission, which any one administrator decides (LC-401 to LC-407). */
package org.menkyo.permissionrequest;
