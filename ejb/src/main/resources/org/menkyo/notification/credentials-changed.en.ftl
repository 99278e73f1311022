<#assign subjects = {
  "PASSWORD_CHANGED": "Your password was changed",
  "PASSWORD_RESET": "Your password was set anew",
  "PASSWORD_ROTATED": "Your account has a new password",
  "DISABLED": "Your account was disabled",
  "ENABLED": "Your account was enabled again",
  "RENEWED": "The end of your account was changed"}>
<#assign texts = {
  "PASSWORD_CHANGED": "its password was changed by somebody who knew the old one",
  "PASSWORD_RESET": "a new password was set by the link of a mail to this address",
  "PASSWORD_ROTATED": "an operator gave it another password",
  "DISABLED": "an operator disabled it, so nobody can sign in with it",
  "ENABLED": "an operator enabled it again",
  "RENEWED": "an operator changed the day on which it ends"}>
<@m.mail subject=subjects[change]>
<@m.p>Hello,</@m.p>
<@m.p>Something happened to the account <@m.strong>${account}</@m.strong> at the licensing service center at ${at}: ${texts[change]}.<#if change?starts_with("PASSWORD_")> Whatever was signed in with the old password has ended.</#if></@m.p>
<@m.p>You expected this? Then you need not do anything. Otherwise contact support at once.</@m.p>
</@m.mail>
