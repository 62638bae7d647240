"""`keyroles train`: each trained part anew from its corpora, one file per part."""

import typer

from pipeline.commands.train.classifier import train_reader
from pipeline.commands.train.corrections import train_corrections
from pipeline.commands.train.encoder import train_language
from pipeline.commands.train.ner import train_names

train = typer.Typer(help="Make a trained part anew from its corpora.", no_args_is_help=True)
train.command("ner")(train_names)
train.command("encoder")(train_language)
train.command("classifier")(train_reader)
train.command("corrections")(train_corrections)
