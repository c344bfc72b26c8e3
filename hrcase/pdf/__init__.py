"""What is printed: letters and kits as tagged, archivable PDF.

The only place that imports ReportLab. It reads no vault; services hand it finished values.
"""
