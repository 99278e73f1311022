/** What the server's sign-in needs beside what the server brings; a module of the server, not part of the application. */
package org.menkyo.signin;
