<@p.layout title=t("nav.media")>
<@p.filter action="/media">
<@p.field name="product" value=product!""/>
</@p.filter>
<#assign columns = [{"text": t("media.file")}, {"text": t("field.product")}, {"text": t("catalog.kind")}, {"text": t("media.size"), "number": true}, {"text": t("media.recorded")}, {"text": t("media.withdraw")}]>
<@p.table caption=t("media.files") columns=columns list=media empty=t("media.empty")>
<#list media.items as file>
<tr>
<@p.cell columns[0].text>${file.fileName}<br><code class="hint">${file.sha256}</code></@p.cell>
<@p.cell columns[1].text>${file.product}<br><span class="hint">${file.version} · ${file.language}</span></@p.cell>
<@p.cell columns[2].text>${t("mediaKind." + file.kind.name())}</@p.cell>
<@p.cell columns[3].text true>${count(file.size)}</@p.cell>
<@p.cell columns[4].text>${day(file.recordedAt)}<br><span class="hint">${file.recordedBy}</span></@p.cell>
<@p.cell columns[5].text><@p.asked action="/media/${file.id}/withdrawal" label=t("media.withdraw") about=file.fileName question=t("media.withdraw.sure")/></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/media" list=media query=query/>
<p><a href="/media-uploads">${t("nav.media-uploads")}</a></p>
</@p.layout>
