/** Permission requests as pages: asking, and deciding what others ask (LC-401, LC-402). */
package org.menkyo.permissionrequest.portal;
