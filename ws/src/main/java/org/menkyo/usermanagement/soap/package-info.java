/** Permissions and permission requests over SOAP (LC-301 to LC-309, LC-401 to LC-407). */
package org.menkyo.usermanagement.soap;
