<@p.layout title=t("nav.held-mails")>
<p>${t("held.explanation")}</p>
<#assign columns = [{"text": t("letters.recipient")}, {"text": t("letters.kind")}, {"text": t("held.sender")}, {"text": t("field.reason")}, {"text": t("held.heldAt")}]>
<@p.table caption=t("held.caption") columns=columns list=mails empty=t("held.empty")>
<#list mails.items as mail>
<tr>
<@p.cell columns[0].text>${mail.recipient}</@p.cell>
<@p.cell columns[1].text>${t("mailKind." + mail.kind.name())}</@p.cell>
<@p.cell columns[2].text>${mail.sender}</@p.cell>
<@p.cell columns[3].text>${mail.reason}</@p.cell>
<@p.cell columns[4].text>${moment(mail.heldAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/held-mails" list=mails/>
</@p.layout>
